import type { Page } from 'playwright-core'

/** Makes an invitation to copy, for the party and with the right named. Returns its link. */
export async function inviteByLink(page: Page, url: string, to: { party: string; role: string }): Promise<string> {
  await page.goto(`${url}/p/holbaek/m`)
  await page.getByRole('button', { name: `Invitér til ${to.party}` }).click()
  const dialog = page.getByRole('dialog', { name: 'Invitér til partnerskabet' })
  await dialog.getByRole('radio', { name: 'Med et link' }).check()
  const role = await dialog
    .getByLabel('Må')
    .getByRole('option', { name: new RegExp(`^${to.role}`) })
    .getAttribute('value')
  await dialog.getByLabel('Må').selectOption(role)
  await dialog.getByRole('button', { name: 'Lav link' }).click()
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue()
  await dialog.getByRole('button', { name: 'Færdig' }).click()
  return link
}

/** Follows an invitation as somebody new. */
export async function acceptInvitation(page: Page, link: string, who: { name: string; email: string }): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Dit navn').fill(who.name)
  await page.getByLabel('Arbejdsmail').fill(who.email)
  await page.getByRole('button', { name: 'Kom i gang' }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(who.name) }).waitFor()
}

export async function removeMember(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/p/holbaek/m`)
  await page.getByRole('button', { name: `Fjern ${name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Fjern', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
