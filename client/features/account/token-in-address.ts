import { useState } from 'react'
import { TokenSecret } from '#shared/contracts/accounts.ts'

/**
 * The secret of a link, from behind the `#`, which browsers never send to a server. Null when the address holds none,
 * as after a line break in a mail.
 */
export function useTokenInAddress(): string | null {
  const [token] = useState(() => {
    const parsed = TokenSecret.safeParse(window.location.hash.slice(1))
    return parsed.success ? parsed.data : null
  })
  return token
}
