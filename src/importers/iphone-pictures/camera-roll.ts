import type { FileFacts } from '../../core/file-facts.ts';
import type { FileGroup, SourceItem } from '../../core/source-item.ts';
import { shownText } from '../../core/text.ts';
import { lastPart } from '../phone/path-name.ts';
import type { Phone, PhoneFile } from '../phone/phone.ts';
import { unlistedFacts } from './asset-facts.ts';
import { groupOf, kindOfType, mediaTypeOfName, pictureGroups } from './picture-types.ts';

export const cameraRoll = 'CameraRollDomain';

/** Why a file that the source lists and does not hold is not taken in. */
export const notHeld = 'The file is listed in the backup, but not in it.';

/** The folder of the camera roll in which iPhones keep what was taken and saved. */
export const cameraFolder = 'Media/DCIM/';

/**
 * The files of the camera roll in the order of their paths, without those that were listed before. For a
 * phone whose photo library is not there, or cannot be read, these are all. `listed` are the paths of
 * earlier rows.
 */
export function* cameraRollFiles(
  phone: Phone,
  listed: ReadonlySet<string> = new Set(),
): Generator<SourceItem> {
  for (const file of phone.files.below(cameraRoll, cameraFolder)) {
    if (!listed.has(shownText(file.path))) yield unlistedItem(file, phone, listed);
  }
}

function unlistedItem(file: PhoneFile, phone: Phone, listed: ReadonlySet<string>): SourceItem {
  if (file.bytes === null)
    return { type: 'skipped', where: file.place, why: notHeld, path: file.path };
  const still = stillOf(file, phone, listed);
  const belongsTo = still === null ? null : `${still} (Live Photo)`;
  const facts = unlistedFacts(file, belongsTo, phone.reading.choices.zone);
  const kind = kindOfType(mediaTypeOfName(shownText(file.path)));
  return {
    type: 'file',
    file: {
      name: lastPart(file.path),
      path: file.path,
      bytes: file.bytes,
      facts,
      // Whoever chooses the photo means the part that moves as well.
      group: still === null ? groupByName(facts, kind) : pictureGroups.photos,
    },
  };
}

/** Some apps, and other phones, name screenshots as such. */
function groupByName({ asFound }: FileFacts, kind: FileFacts['kind']): FileGroup {
  const name = shownText(asFound?.['File name looks like'] ?? '');
  if (name.startsWith('screenshot')) return pictureGroups.screenshots;
  if (name.startsWith('screen recording')) return pictureGroups['screen-recordings'];
  return groupOf(kind, null);
}

const stillEndings = ['HEIC', 'JPG', 'JPEG', 'heic', 'jpg', 'jpeg'];

/** The picture that a video of the same name belongs to; null when there is none. */
function stillOf(file: PhoneFile, phone: Phone, listed: ReadonlySet<string>): string | null {
  const path = shownText(file.path);
  const [, stem] = /^(.+)\.mov$/i.exec(path) ?? [];
  if (stem === undefined) return null;
  const stills = stillEndings.map((ending) => `${stem}.${ending}`);
  const still = stills.find((one) => listed.has(one) || phone.files.find(cameraRoll, one) !== null);
  return still === undefined ? null : still.slice(still.lastIndexOf('/') + 1);
}

/** The video that belongs to a Live Photo, by its name; null when the source lists none. */
export function movingPartOf(path: string, phone: Phone): string | null {
  const stem = path.replace(/\.[^./]{1,5}$/, '');
  const moving = ['MOV', 'mov'].find(
    (ending) => phone.files.find(cameraRoll, `${stem}.${ending}`) !== null,
  );
  return moving === undefined ? null : `${stem.slice(stem.lastIndexOf('/') + 1)}.${moving}`;
}
