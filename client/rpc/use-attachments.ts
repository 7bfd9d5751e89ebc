import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AttachmentView, attachmentsPath } from '#shared/contracts/attachments.ts'
import type { AttachmentSubjectKind } from '#shared/domain/attachment/attachment.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { RefusedError } from './refusal.ts'
import { shrinkPhoto } from './shrink-photo.ts'
import { useTRPC } from './trpc.ts'

export interface Upload {
  /** Made once for a file, so that trying again after a lost answer adds nothing twice. */
  readonly id: string
  readonly file: File
  readonly onProgress: (part: number) => void
}

/** Notes and files of one record, and every way to change them; each answer goes into the list at once. */
export function useAttachments(subject: { readonly kind: AttachmentSubjectKind; readonly id: string }) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const key = trpc.attachments.list.queryKey(subject)
  const onSuccess = (list: AttachmentView[]) => {
    client.setQueryData(key, list)
    void client.invalidateQueries(trpc.commitments.pathFilter())
    void client.invalidateQueries(trpc.outcomes.pathFilter())
  }
  return {
    list: useQuery(trpc.attachments.list.queryOptions(subject)),
    addNote: useMutation(trpc.attachments.addNote.mutationOptions({ onSuccess })),
    remove: useMutation(trpc.attachments.remove.mutationOptions({ onSuccess })),
    upload: useMutation({ mutationFn: (upload: Upload) => send(subject, upload), onSuccess }),
  }
}

export const attachmentAddress = (id: string): string => `${attachmentsPath}/${id}`

/** Sends a file. Errors: rejects with the server's refusal, or plainly when no answer came. */
async function send(
  { kind, id: record }: { readonly kind: AttachmentSubjectKind; readonly id: string },
  { id, file, onProgress }: Upload,
): Promise<AttachmentView[]> {
  const { body, name } = await shrinkPhoto(file)
  const query = new URLSearchParams({ id, kind, subject: record, name })
  return new Promise((resolve, reject) => {
    // `fetch` cannot tell how far an upload has come.
    const request = new XMLHttpRequest()
    request.open('POST', `${attachmentsPath}?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('error', () => reject(new Error('The file did not arrive')))
    request.addEventListener('load', () => {
      const answer = parse(request.responseText)
      if (request.status === 200 && answer?.attachments !== undefined) resolve(answer.attachments)
      else if (answer?.error?.data?.refusal === undefined) reject(new Error(`The server answered ${request.status}`))
      else reject(new RefusedError(answer.error.data.refusal))
    })
    request.send(body)
  })
}

interface UploadAnswer {
  readonly attachments?: AttachmentView[]
  readonly error?: { readonly data?: { readonly refusal?: Refusal } }
}

function parse(text: string): UploadAnswer | null {
  try {
    return JSON.parse(text) as UploadAnswer
  } catch {
    // A proxy's page in place of the server's answer: the status is all that there is.
    return null
  }
}
