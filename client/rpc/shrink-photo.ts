/** A picture as it comes from a camera is far larger than what anybody looks at, and phones are on poor nets. */
const shrinkFromBytes = 1_000_000
const longestSide = 2000
const quality = 0.85

/**
 * A photo made smaller, as JPEG; whatever is no large picture, or cannot be read as one, is given back as it is.
 * Drawing it anew also leaves behind where and with what it was taken.
 */
export async function shrinkPhoto(file: File): Promise<{ readonly body: Blob; readonly name: string }> {
  const asItIs = { body: file, name: file.name }
  if (!/^image\/(jpeg|png|webp|heic|heif)$/.test(file.type)) return asItIs
  // A photo keeps no place and no device however small it is; drawings keep their sharp edges.
  if (file.type !== 'image/jpeg' && !/hei[cf]$/.test(file.type) && file.size < shrinkFromBytes) return asItIs
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    const context = canvas.getContext('2d')
    if (context === null) return asItIs
    // What was transparent would be black in a JPEG.
    context.fillStyle = 'white'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const body = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (body === null) return asItIs
    return { body, name: `${file.name.replace(/\.[^.]*$/, '')}.jpg` }
  } catch {
    // Not a picture that this browser reads; the server judges it by its bytes.
    return asItIs
  }
}
