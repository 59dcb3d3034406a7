import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { outsideTool } from '../../support/outside-tools.ts';
import { sampleReport } from '../sample-report.ts';
import { page as rendered } from './page.ts';

const executablePath = outsideTool('chromium');

describe.skipIf(executablePath === null)('the page in Chromium (left out without chromium)', () => {
  let browser: Browser;
  let folder: string;
  let address: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evidence-page-'));
    const file = join(folder, 'report.html');
    await writeFile(file, await rendered(sampleReport({ ownCopy: true })));
    address = pathToFileURL(file).href;
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The page, with everything that it asked for and complained about. */
  async function open(width = 1280, colorScheme: 'light' | 'dark' = 'light') {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push('a dialog was opened');
      void dialog.dismiss();
    });
    await page.goto(address);
    return { page, requests, complaints };
  }

  it('asks for nothing but itself, complains of nothing and runs no script of the messages', async () => {
    const { page, requests, complaints } = await open();
    await page.mouse.wheel(0, 20_000);
    await page.locator('#advice').scrollIntoViewIfNeeded();
    expect(requests.filter((request) => !request.startsWith('data:'))).toEqual([address]);
    expect(complaints).toEqual([]);
    expect(await page.title()).toBe('SAMPLE – INVENTED PEOPLE: Record C0FFEE00');
  });

  it('runs no script even if one got into the page', async () => {
    const { page, complaints } = await open();
    const ran = await page.evaluate<string>(`
      const script = document.createElement('script');
      script.textContent = 'document.title = "owned"';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="document.title = 1">');
      document.title;
    `);
    expect(ran).not.toBe('owned');
    expect(complaints.join()).toContain('Content Security Policy');
  });

  it('shows words from right to left from the right, without turning the line around them', async () => {
    const { page } = await open();
    const direction = (selector: string) =>
      page.evaluate<string>(
        `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).direction`,
      );
    expect(await direction('[id="t-AB/3:3"] .said')).toBe('rtl');
    expect(await direction('[id="t-AB/3:3"]')).toBe('ltr');
  });

  it.each([320, 360, 768, 1280])('fits a screen %i pixels wide', async (width) => {
    const { page } = await open(width, width === 360 ? 'dark' : 'light');
    expect(await page.evaluate<unknown>('document.documentElement.scrollWidth')).toBe(width);
  });

  it('filters the timeline by kind and by words, and says how much is shown', async () => {
    const { page } = await open();
    const shown = () => page.locator('#rows > li:not([hidden])').count();
    const all = await shown();
    await page.getByRole('checkbox', { name: 'Messages' }).uncheck();
    await expect.poll(() => page.locator('#shown').textContent()).toMatch(/^Filtered: /);
    expect(await shown()).toBeLessThan(all);
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect
      .poll(() => page.locator('#shown').textContent())
      .toBe(`All ${all} rows are shown.`);
    await page.getByLabel('With these words').fill('STOP contacting');
    await expect.poll(shown).toBe(1);
  });

  it('is read with the keyboard: the first key leads to the report', async () => {
    const { page } = await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate<unknown>('document.activeElement?.textContent')).toBe(
      'Skip to the report',
    );
    await page.keyboard.press('Enter');
    expect(await page.evaluate<unknown>('document.activeElement?.id')).toBe('main');
  });

  it('is gone after “Exit this page”, and nothing was contacted', async () => {
    const { page, requests } = await open();
    await page.getByRole('link', { name: 'Exit this page' }).click();
    await expect.poll(() => page.url()).toBe('about:blank');
    expect(await page.evaluate<unknown>('document.body.textContent')).toBe('');
    expect(requests.filter((request) => /^https?:/.test(request))).toEqual([]);
  });

  it('is gone after Shift was pressed three times', async () => {
    const { page } = await open();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await expect.poll(() => page.url()).toBe('about:blank');
  });

  it('prints what is shown, and says on the sheet when that is not everything', async () => {
    const { page } = await open();
    expect(await page.locator('#shown').textContent()).toMatch(/^All \d+ rows are shown\.$/);
    await page.getByRole('checkbox', { name: 'Calls' }).uncheck();
    await expect.poll(() => page.locator('#shown').textContent()).toMatch(/^Filtered: /);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#exit').isVisible()).toBe(false);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('[id="t-1"]').isVisible()).toBe(true);
    expect(await page.locator('[id="t-AB/4:1"]').isVisible()).toBe(false);
    expect(await page.locator('#shown').isVisible()).toBe(true);
  });
});
