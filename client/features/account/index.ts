export { InvitationScreen } from './invitation-screen.tsx'
export { LoginLinkScreen } from './login-link-screen.tsx'
export { ProfileScreen } from './profile-screen.tsx'
export { SignInScreen } from './sign-in-screen.tsx'
