export { BuddyCertificateScreen } from './buddy-certificate-screen.tsx'
export { TaskCatalogueScreen } from './task-catalogue-screen.tsx'
