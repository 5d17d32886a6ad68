/** What a document can be opened as: each is the last part of its address on the server. */

/** `pdf` as people read it, `ubl` as programs do, `message` an e-mail as it goes over the wire. */
export type DocumentFile = 'pdf' | 'ubl' | 'message'

/** How the file's name ends, and whether it is for looking at rather than for keeping. */
export const documentFiles: Readonly<Record<DocumentFile, { readonly ending: string; readonly isShown: boolean }>> = {
  pdf: { ending: 'pdf', isShown: true },
  ubl: { ending: 'xml', isShown: false },
  message: { ending: 'eml', isShown: false },
}
