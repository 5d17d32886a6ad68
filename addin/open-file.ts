/** A file that the server made, handed to the user by the browser that the pane runs in. */
import type { ServedFile } from './replica/server.ts'

/** So long an address of a file is good: a slow computer needs a moment to open it. */
const goodFor = 60_000

/**
 * A link that is pressed for the user: a window with the file, or a file among the downloads. Nothing comes from another
 * address, so that no policy of the page stands in the way.
 */
export function openFile({ name, type, bytes, isShown }: ServedFile & { readonly isShown: boolean }): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = Object.assign(document.createElement('a'), { href: address, className: 'heard' })
  if (isShown) link.target = '_blank'
  else link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), goodFor)
}
