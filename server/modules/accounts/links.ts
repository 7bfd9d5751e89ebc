/** Addresses that let somebody in. The secret stands in the fragment, which no browser sends and no proxy logs. */
export interface Links {
  login(secret: string): string
  invite(secret: string): string
}

export const createLinks = (publicUrl: () => string): Links => ({
  login: (secret) => `${publicUrl()}/l#${secret}`,
  invite: (secret) => `${publicUrl()}/i#${secret}`,
})
