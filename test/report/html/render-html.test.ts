import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { renderHtml } from '../../../src/report/html/render-html.ts';
import { sampleReport } from '../sample-report.ts';
import { page } from './page.ts';

describe('the report as a page', () => {
  it('says what it said before', async () => {
    await expect(await page(sampleReport())).toMatchFileSnapshot('../golden/report.html');
  });

  it('is the same bytes for the same record', async () => {
    expect(await page(sampleReport())).toBe(await page(sampleReport()));
  });

  it('has no tag but its own, whatever the messages hold', async () => {
    const text = await page(sampleReport());
    const tags = new Set(
      [...text.matchAll(/<\/?([a-zA-Z][a-zA-Z0-9]*)/g)].map((match) => match[1]!),
    );
    const own =
      'a article b bdi body br button code dd div dl dt em fieldset footer form h1 h2 h3 h4 head header html img input label legend li link main meta nav ol p pre script section span strong style table tbody td tfoot th thead title tr ul';
    expect([...tags].filter((tag) => !own.split(' ').includes(tag))).toEqual([]);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text.match(/<style/g)).toHaveLength(1);
    expect(text.match(/<!--/g)).toBeNull();
    expect(text).not.toMatch(/\son[a-z]+=["']/);
  });

  it('holds no control character, override or lone surrogate', async () => {
    const text = await page(sampleReport());
    expect(text).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/u,
    );
    expect(text.isWellFormed()).toBe(true);
    expect(text).toContain('safe [U+202E]gnp.exe[U+202C]');
  });

  it('lets no script and no style run but its own, and nothing be fetched', async () => {
    const text = await page(sampleReport({ ownCopy: true }));
    const policy = /Content-Security-Policy" content="([^"]*)"/
      .exec(text)![1]!
      .replaceAll('&#39;', "'");
    const hash = (tag: string) => {
      const content = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(text)![1]!;
      return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;
    };
    expect(policy).toBe(
      `default-src 'none'; img-src data:; style-src ${hash('style')}; script-src ${hash('script')}; base-uri 'none'; form-action 'none'`,
    );
    expect(text).not.toMatch(/(?:src|href)="(?!#|data:|about:blank|exhibits\/)/);
    expect(text).not.toMatch(/url\(|@import/);
  });

  it('offers to leave only in the person’s own copy, and contacts no address for it', async () => {
    expect(await page(sampleReport())).not.toContain('Exit this page</a>');
    const own = await page(sampleReport({ ownCopy: true }));
    expect(own).toContain('<a id="exit" href="about:blank" rel="noreferrer">Exit this page</a>');
  });

  it('links a file only when its path is plain and opening it runs nothing', async () => {
    const linked = async (path: string) =>
      (await page(sampleReport({ exhibitPath: () => path }))).includes('Open the file');
    expect(await linked('exhibits/AB_1_photo.jpg')).toBe(true);
    for (const path of [
      'exhibits/AB_1_page.html',
      'exhibits/AB_1_drawing.svg',
      'exhibits/AB_1_a.jpg.exe',
      'javascript:alert(1).jpg',
      '//example.org/a.jpg',
      '/etc/a.jpg',
      '../a.jpg',
      'exhibits/../../a.jpg',
      'https://example.org/a.jpg',
      'exhibits/a b.jpg',
    ])
      expect(await linked(path), path).toBe(false);
  });

  it('has one anchor of each name, and no link that leads nowhere', async () => {
    const text = await page(sampleReport({ ownCopy: true }));
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
    expect(ids).toHaveLength(new Set(ids).size);
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('closes every element that it opens', async () => {
    const text = (await page(sampleReport())).replace(/<(style|script)>[\s\S]*?<\/\1>/g, '');
    const open: string[] = [];
    for (const [, slash, name] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (['meta', 'link', 'img', 'input', 'br'].includes(name!)) continue;
      if (slash === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('says so where no small copy of a picture can be made', async () => {
    const text = await page(sampleReport({ picture: () => Promise.resolve(null) }));
    expect(text).not.toContain('<img');
    expect(text).toContain('No small copy of this picture could be made');
  });

  it('marks a sample in the title, on the page and on every printed sheet, and nothing else', async () => {
    const sample = await page(sampleReport());
    expect(sample).toContain('<title>SAMPLE – INVENTED PEOPLE: Record C0FFEE00</title>');
    expect(sample).toContain('<p class="sample">SAMPLE – INVENTED PEOPLE</p>');
    expect(sample).toContain('@top-center{content:"SAMPLE – INVENTED PEOPLE"');
    expect(await page(sampleReport({}, { sample: false }))).not.toContain('SAMPLE');
  });

  it('asks for one picture at a time and waits for each piece to be written', async () => {
    let asked = 0;
    let writing = 0;
    const picture = async () => {
      asked += 1;
      expect(asked).toBe(1);
      await Promise.resolve();
      asked -= 1;
      return null;
    };
    await renderHtml(sampleReport({ picture }), async () => {
      writing += 1;
      expect(writing).toBe(1);
      await Promise.resolve();
      writing -= 1;
    });
  });

  it('stops with the fault of whoever writes it', async () => {
    const full = () => Promise.reject(new Error('disk full'));
    await expect(renderHtml(sampleReport(), full)).rejects.toThrow('disk full');
  });
});
