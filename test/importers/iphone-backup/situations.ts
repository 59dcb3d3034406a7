import { fewRounds, fileIdOf, type MadeBackup } from './made-backup.ts';
import { madeKeybag } from './made-keybag.ts';
import {
  callsDatabase,
  callsPlace,
  library,
  smsPlace,
  textsDatabase,
  twoTexts,
  usualFiles,
} from './small-readers.ts';

const password = 'blue-kettle 42';
const sms = { ...smsPlace, bytes: textsDatabase(twoTexts) };
const photoPath = 'Library/SMS/Attachments/ab/11/photo.jpg';
const photo = { domain: 'MediaDomain', path: photoPath } as const;
const roll = (name: string) =>
  ({ domain: 'CameraRollDomain', path: `Media/DCIM/100APPLE/${name}` }) as const;
const sixteen = 'exactly 16 bytes';

const cut = (name: string, share: number) => (of: string, bytes: Buffer) =>
  of === name ? bytes.subarray(0, Math.floor(bytes.byteLength * share)) : bytes;

/** One backup for each situation, by the name of the folder that holds its items. */
export const situations: Readonly<Record<string, MadeBackup>> = {
  'good-plain': { files: usualFiles },
  'good-plain-binary-plists': { files: usualFiles, plists: 'binary' },
  'good-encrypted': { files: usualFiles, password },
  'good-encrypted-ios-10-0': {
    files: usualFiles,
    password,
    listInClear: true,
    rounds: { first: null, second: 3 },
  },
  'good-old-layout': { files: usualFiles, list: 'Manifest.mbdb' },
  'good-old-layout-encrypted': {
    files: usualFiles,
    password,
    list: 'Manifest.mbdb',
    rounds: { first: null, second: 3 },
  },
  'odd-says-encrypted': { files: usualFiles, saysEncrypted: true },
  'odd-says-encrypted-with-keybag': {
    files: usualFiles.map((file) => ({ ...file, emptyKey: true })),
    saysEncrypted: true,
    manifest: { BackupKeyBag: madeKeybag(password, fewRounds).bytes },
  },
  'odd-says-not-encrypted': { files: usualFiles, password, saysEncrypted: false },
  'odd-not-finished': { files: usualFiles, snapshotState: 'uploading' },
  'odd-no-state': { files: usualFiles, snapshotState: null },
  'odd-no-plists': {
    files: usualFiles,
    leaveOut: ['Info.plist', 'Manifest.plist', 'Status.plist'],
  },
  'odd-no-number-no-date': { files: usualFiles, phoneNumber: null, lastBackup: null },
  'odd-no-calls': { files: [sms] },
  'odd-no-calls-encrypted': { files: [sms], password },
  'odd-nothing-known': { files: [{ domain: 'HomeDomain', path: 'notes', bytes: 'x' }] },
  'odd-sizes': {
    files: [
      library,
      sms,
      { ...photo, bytes: 'a photo that was sent', statedSize: 5 },
      { ...roll('a-size-missing'), bytes: 'no size', statedSize: null },
      { ...roll('b-size-too-large'), bytes: 'too large', statedSize: 999 },
    ],
  },
  'odd-sizes-encrypted': {
    password,
    files: [
      library,
      { ...sms, statedSize: 1000 },
      { ...photo, bytes: 'a photo that was sent', statedSize: 5 },
      { ...roll('a-size-missing'), bytes: 'no size', statedSize: null },
      { ...roll('b-size-too-large'), bytes: 'too large', statedSize: 999 },
      { ...roll('c-size-longer'), bytes: 'seven..', statedSize: 12 },
      { ...roll('d-not-filled'), bytes: sixteen, padding: 'none' },
      { ...roll('e-filled-with-zeros'), bytes: 'zeros follow', padding: 'zeros' },
      {
        ...roll('f-filled-with-zeros-no-size'),
        bytes: 'zeros',
        padding: 'zeros',
        statedSize: null,
      },
      { ...roll('g-cut'), bytes: 'cut in the middle of a block', blobCutTo: 20 },
      { ...roll('h-empty'), bytes: '' },
      { ...roll('i-in-clear'), bytes: 'never locked', inClear: true },
      { ...roll('j-other-class'), bytes: 'class one', protectionClass: 1 },
      { ...roll('k-unknown-class'), bytes: 'class 99', protectionClass: 99 },
    ],
  },
  'odd-missing-blobs': {
    files: [library, sms, { ...photo, bytes: null }, { ...roll('gone'), bytes: null }],
  },
  'odd-missing-database': {
    files: [
      { ...smsPlace, bytes: null },
      { ...photo, bytes: 'x' },
    ],
  },
  'odd-evil-rows': {
    files: [
      library,
      sms,
      { ...photo, fileId: '../../../../etc/passwd', bytes: 'x' },
      { ...roll('upper-case'), fileId: 'A'.repeat(40), bytes: 'x' },
      { domain: 'CameraRollDomain', path: 'Media/DCIM/../../evil', bytes: 'x' },
      { domain: 'CameraRollDomain', path: '/etc/passwd', bytes: 'x' },
      { ...roll('a-link-row'), kind: 'link' },
      { ...roll('a-linked-blob'), bytes: 'x', blobLinksTo: '/etc/hostname' },
      { ...roll('another-id'), bytes: 'under another id', fileId: fileIdOf('other', 'id') },
    ],
  },
  'odd-evil-rows-old-layout': {
    list: 'Manifest.mbdb',
    files: [
      library,
      sms,
      { domain: 'CameraRollDomain', path: 'Media/DCIM/../../evil', bytes: 'x' },
      { ...roll('a-linked-blob'), bytes: 'x', blobLinksTo: '/etc/hostname' },
    ],
  },
  'odd-moved-database': { files: [{ ...sms, fileId: fileIdOf('moved', 'elsewhere') }] },
  'odd-stray-blobs': { files: usualFiles, strayBlobs: 3 },
  'odd-two-of-a-name': {
    files: [sms, { domain: 'OtherDomain', path: 'sms.db', bytes: textsDatabase(twoTexts) }],
  },
  'odd-names': {
    files: [
      library,
      sms,
      {
        domain: 'CameraRollDomain',
        path: 'Media/DCIM/ünï 😀.png',
        bytes: 'a',
        extendedAttributes: { näme: 'left out', plain: 'tëxt', control: 'a\nb' },
      },
      {
        domain: 'CameraRollDomain',
        path: Buffer.from('Media/DCIM/\xff\xfe.png', 'latin1'),
        bytes: 'b',
      },
      { domain: 'CameraRollDomain', path: 'Media/DCIMX/not below', bytes: 'c' },
    ],
  },
  'broken-list': { files: usualFiles, change: cut('Manifest.db', 0.6) },
  'broken-list-gone': { files: usualFiles, leaveOut: ['Manifest.db'] },
  'broken-old-list-cut': {
    files: usualFiles,
    list: 'Manifest.mbdb',
    change: cut('Manifest.mbdb', 0.85),
  },
  'broken-plists': {
    files: usualFiles,
    change: (name, bytes) =>
      name.endsWith('.plist') ? bytes.subarray(0, bytes.byteLength / 2) : bytes,
  },
  'broken-database': {
    files: [
      { ...sms, bytes: textsDatabase(twoTexts).subarray(0, 5000) },
      { ...callsPlace, bytes: callsDatabase(['07700 900123']) },
    ],
  },
  'broken-no-database': {
    files: [
      { ...smsPlace, bytes: 'this is no database' },
      { ...callsPlace, bytes: callsDatabase(['07700 900123']) },
    ],
  },
  'broken-records': {
    files: [library, sms, { ...roll('a'), bytes: 'a', record: Buffer.from('rubbish') }],
  },
  'broken-records-encrypted': {
    password,
    files: [
      library,
      sms,
      { ...roll('a'), bytes: 'a', record: Buffer.from('rubbish') },
      { ...roll('b'), bytes: 'b', record: null },
      { ...roll('c'), bytes: 'c' },
    ],
  },
};
