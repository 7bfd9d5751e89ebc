import { useMutation } from '@tanstack/react-query'
import { download } from './download.ts'

interface Wanted {
  /** As in the address: `settlement.pdf`. */
  readonly name: string
  readonly query: Readonly<Record<string, string>>
}

/** Downloads as a mutation: `isPending` while the server makes the file, `error` for `useRefusalText`. */
export const useDownload = () => useMutation({ mutationFn: ({ name, query }: Wanted) => download(name, query) })
