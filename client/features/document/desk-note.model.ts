/** What stands over the text where the toolbar is not: to whom the text is closed, and what the person can do instead. */
export function deskNote(may: { readonly canWrite: boolean; readonly canComment: boolean }) {
  if (may.canWrite) return 'phone.readOnly'
  return may.canComment ? 'reader.commenterNote' : 'reader.note'
}
