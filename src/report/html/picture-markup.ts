import type { ExhibitReference } from '../../core/exhibit.ts';
import type { ReportModel } from '../report-model.ts';
import { markup, type Markup } from './markup.ts';

/** A small copy of a picture inside the page; says so where none can be made. */
export async function pictureOf(reference: ExhibitReference, model: ReportModel): Promise<Markup> {
  const picture = await model.picture(reference);
  if (picture === null)
    return markup`<p class="note">
      No small copy of this picture could be made; the file is ${reference}.
    </p>`;
  const data = Buffer.from(picture.bytes).toString('base64');
  return markup`<p>
    <img
      src="data:${picture.mediaType};base64,${data}"
      width="${picture.widthPixels}"
      height="${picture.heightPixels}"
      alt="Small copy of the picture ${reference}"
      decoding="async"
    />
  </p>`;
}
