/** Has the browser save some bytes under a name. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // By then the download has read the data.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
