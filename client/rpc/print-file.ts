import { fetchFile } from './download.ts'

const loadMs = 15_000

/**
 * Prints the web page at `/download/<name>` by the person's own browser: the page that the server prints its PDF
 * from. Settles when the browser's own dialog has been opened. Errors: as `download`.
 */
export async function printFile(name: string, query: Readonly<Record<string, string>>): Promise<void> {
  const page = await (await fetchFile(name, query)).text()
  const frame = document.createElement('iframe')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  // In the page with a size: a frame that is not drawn prints as nothing.
  frame.style.cssText = 'position:fixed;left:-100vw;width:800px;height:600px;border:0'
  frame.srcdoc = page
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The page to print did not load')), loadMs)
    frame.addEventListener(
      'load',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
    document.body.append(frame)
  })
  const inner = frame.contentWindow
  // Some browsers return from print() while their dialog is still drawing the page.
  inner?.addEventListener('afterprint', () => setTimeout(() => frame.remove(), 1000))
  inner?.focus()
  inner?.print()
}
