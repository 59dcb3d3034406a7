/*
 * The two files that “SMS Backup & Restore” makes on a phone, written as it writes them: attributes
 * only, times in milliseconds (an MMS's `date_sent` in seconds), and every character beyond the
 * basic plane as two decimal references of its UTF-16 halves, which XML forbids and phones do.
 */
import { DateTime } from 'luxon';
import { frontDoorJpg } from './assets/front-door-jpg.ts';
import { callTypes, demoCalls, type DemoCall } from './calls.ts';
import type { DemoFile } from './sources.ts';
import { demoThreads, type DemoText, type DemoThread } from './texts.ts';

const zone = 'Europe/London';
const madeAt = '2026-11-01T09:05:00';
const ownNumber = '+447700900811';

/** The texts of the sample phone: SMS and one MMS with a picture, of several people. */
export function demoTextsBackup(): DemoFile {
  const rows = demoThreads
    .flatMap((thread) => thread.texts.map((text) => ({ thread, text })))
    .sort((a, b) => (a.text.at < b.text.at ? -1 : 1))
    .map(({ thread, text }) =>
      text.picture === undefined ? sms(thread, text) : mms(thread, text),
    );
  return { path: 'sms-20261101090500.xml', bytes: file('smses', rows) };
}

/** The call log of the same phone, calls with a withheld number included. */
export function demoCallsBackup(): DemoFile {
  return { path: 'calls-20261101090500.xml', bytes: file('calls', demoCalls.map(callRow)) };
}

function file(root: 'smses' | 'calls', rows: readonly string[]): Uint8Array {
  const head = element(root, {
    count: rows.length,
    backup_set: '0b8f3f0e-5c1d-4b52-9a37-6d1f2e7a9c40',
    backup_date: milliseconds(madeAt),
    type: 'full',
  });
  const lines = [
    `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>`,
    '<!--A sample: invented people and numbers-->',
    `<?xml-stylesheet type="text/xsl" href="${root === 'smses' ? 'sms' : 'calls'}.xsl"?>`,
    `<${head}>`,
    ...rows.map((row) => `  ${row}`),
    `</${root}>`,
  ];
  return Buffer.from(lines.join('\n'), 'utf8');
}

function sms(thread: DemoThread, text: DemoText): string {
  const date = milliseconds(text.at);
  return `<${element('sms', {
    protocol: 0,
    address: thread.number,
    date,
    type: text.direction === 'in' ? 1 : 2,
    subject: 'null',
    body: text.text,
    toa: 'null',
    sc_toa: 'null',
    service_center: text.direction === 'in' ? '+447700900000' : 'null',
    read: 1,
    status: -1,
    locked: 0,
    date_sent: text.direction === 'in' ? date - 1000 : 0,
    sub_id: 1,
    readable_date: readable(text.at),
    contact_name: thread.savedAs ?? '(Unknown)',
  })} />`;
}

function mms(thread: DemoThread, text: DemoText): string {
  const date = milliseconds(text.at);
  const head = element('mms', {
    date,
    rr: 129,
    sub: 'null',
    ct_t: 'application/vnd.wap.multipart.related',
    read_status: 'null',
    seen: 1,
    msg_box: 1,
    address: thread.number,
    sub_cs: 'null',
    retr_st: 'null',
    text_only: 0,
    exp: 'null',
    locked: 0,
    m_id: 'sample-1@mms.example.org',
    st: 'null',
    date_sent: date / 1000 - 3,
    m_type: 132,
    read: 1,
    creator: 'org.example.messages',
    readable_date: readable(text.at),
    contact_name: thread.savedAs ?? '(Unknown)',
  });
  return [`<${head}>`, ...parts(text), ...addresses(thread), '</mms>'].join('\n    ');
}

function parts(text: DemoText): string[] {
  const shared = { name: 'null', chset: 'null', cd: 'null', fn: 'null', ctt_s: 'null' };
  return [
    '<parts>',
    `  <${element('part', { seq: 0, ct: 'image/jpeg', ...shared, cid: '<image0>', cl: 'IMG_0112.jpg', ctt_t: 'null', text: 'null', data: frontDoorJpg })} />`,
    `  <${element('part', { seq: 0, ct: 'text/plain', ...shared, chset: 106, cid: '<text0>', cl: 'text0.txt', ctt_t: 'null', text: text.text })} />`,
    '</parts>',
  ];
}

function addresses(thread: DemoThread): string[] {
  return [
    '<addrs>',
    `  <${element('addr', { address: thread.number, type: 137, charset: 106 })} />`,
    `  <${element('addr', { address: ownNumber, type: 151, charset: 106 })} />`,
    '</addrs>',
  ];
}

function callRow(call: DemoCall): string {
  return `<${element('call', {
    number: call.number ?? -1,
    duration: call.seconds,
    date: milliseconds(call.at),
    type: callTypes[call.type],
    presentation: call.number === null ? 2 : 1,
    subscription_id: 1,
    post_dial_digits: '',
    subscription_component_name: 'org.example.phone',
    readable_date: readable(call.at),
    contact_name: call.savedAs ?? '(Unknown)',
  })} />`;
}

function milliseconds(local: string): number {
  return DateTime.fromISO(local, { zone }).toMillis();
}

function readable(local: string): string {
  return DateTime.fromISO(local, { zone, locale: 'en-US' }).toFormat('d LLL yyyy HH:mm:ss');
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(
    ([attribute, value]) => `${attribute}="${escaped(String(value))}"`,
  );
  return [name, ...written].join(' ');
}

/** Text in an attribute as phones write it: halves of a surrogate pair as a reference each. */
function escaped(text: string): string {
  return text.replace(/[&<>"\n\ud800-\udfff]/g, (unit) => {
    const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
    return named[unit] ?? `&#${unit.charCodeAt(0)};`;
  });
}
