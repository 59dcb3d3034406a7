/** Whether a media type is that of a still picture. */
export function isPictureType(mediaType: string | null): boolean {
  return mediaType?.toLowerCase().startsWith('image/') === true;
}
