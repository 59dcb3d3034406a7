import type { IncomingAttachment } from '../../core/source-item.ts';
import type { ContainedFile } from './contained-file.ts';
import type { Container } from './container.ts';
import { comparisonText } from './comparison-copy.ts';
import { recordChatText, type ChatEncoding } from './chat-lines.ts';

/** The files of one chat, found by the names that its lines give. */
export class ChatAttachments {
  readonly #container: Container;
  readonly #chat: ContainedFile;
  /** Where each file stands that a line names and that can be read: what is left is told afterwards. */
  readonly named = new Set<string>();

  constructor(container: Container, chat: ContainedFile) {
    this.#container = container;
    this.#chat = chat;
  }

  /** The file that a line names: its bytes where they can be read to their end, else what is known. */
  async find(name: string, encoding: ChatEncoding): Promise<IncomingAttachment> {
    const recorded = recordChatText(name, encoding);
    const mediaType = mediaTypeOf(name);
    const file =
      (await this.#container.beside(this.#chat, name)) ??
      (await this.#container.beside(this.#chat, comparisonText(name)));
    if (file === null) {
      return { name: recorded, mediaType, bytes: null, missing: this.#container.notHere };
    }
    const why = await file.unreadable();
    if (why !== null) return { name: recorded, mediaType, bytes: null, missing: why };
    this.named.add(file.where);
    return { name: recorded, mediaType, bytes: { open: () => file.open() } };
  }
}

/** A file that was sent and that the export leaves out without naming it. */
export const leftOutAttachment: IncomingAttachment = {
  name: null,
  mediaType: null,
  bytes: null,
  missing: 'left out of the export',
};

/** By the ending of the name, which is all that an export says of it. */
const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  '3gp': 'video/3gpp',
  opus: 'audio/ogg',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  amr: 'audio/amr',
  mp3: 'audio/mpeg',
  pdf: 'application/pdf',
  vcf: 'text/vcard',
  txt: 'text/plain',
};

function mediaTypeOf(name: string): string | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(comparisonText(name))?.[1];
  return ending === undefined ? null : (mediaTypes[ending.toLowerCase()] ?? null);
}
