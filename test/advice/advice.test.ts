import { describe, expect, it } from 'vitest';
import {
  adviceCreditLine,
  advicePoint,
  adviceTopics,
  findAdviceTopic,
  ownNoteLabel,
  type AdviceId,
} from '../../src/advice/advice.ts';
import { adviceAsText } from '../../src/advice/advice-text.ts';
import { checkNumbersSentence, helplines, helplinesFor } from '../../src/advice/helplines.ts';
import { adviceForMoment } from '../../src/advice/moments.ts';
import { wrapText } from '../../src/advice/wrap-text.ts';

/* The ids of the source, written out so that no point can go missing unnoticed. */
const sourceIds =
  'H1 H2 H3 S1 S2 S3 F1 F2 D1 D2 D3 D4 G1 G2 G3 G4 G5 G6 G7 O1 O2 O3 O4 O5 O6 O7 V1'.split(' ');
const allPoints = adviceTopics.flatMap((topic) => topic.points);

describe('the advice', () => {
  it('holds every point of the source once, in its order', () => {
    expect(allPoints.map((point) => point.id)).toEqual(sourceIds);
  });

  it('keeps the things that each point of the source names', () => {
    const named: Record<string, string[]> = {
      H1: ['neighbour', 'your area', 'stranger'],
      H2: ['bullied', 'school', 'work', 'cyber stalking', 'antisocial', 'abusive', 'gifts'],
      H3: ['more than one time'],
      S1: ['aggressive', 'obsessed'],
      S2: ['pattern', 'repeated', 'distressed or scared'],
      S3: ['whether or not you fear violence', 'not acceptable', 'never been threatened'],
      F1: ['scared', 'worried', 'cut off', 'angry', 'perfectly normal'],
      F2: ['trapped', 'seriously', 'anyone', 'many', 'always a way out'],
      D1: ['always remember', 'Supporting Victims'],
      D2: ['fault'],
      D3: ['instincts', 'probably'],
      D4: ['alone', 'Supporting Victims', 'on your side', 'listen', 'specialist', 'choices'],
      G1: ['note', 'felt'],
      G2: ['written message', '“gift”', 'every'],
      G3: ['texts', 'screenshot', 'lost', 'stolen'],
      G4: ['recording', 'Most networks', 'set time'],
      G5: ['“hello”', 'name', 'no question'],
      G6: ['alarm'],
      G7: ['999', 'danger', 'straight away'],
      O1: ['passwords', 'regularly', 'never share'],
      O2: ['Block'],
      O3: ['friend request'],
      O4: ['where you are', 'holidays', 'family', 'new job', 'who'],
      O5: ['“friends only”', '“only me”', 'controls'],
      O6: ['PIN', 'security code', 'accounts'],
      O7: ['GPS', 'check in', 'Facebook'],
      V1: ['cope', 'recover'],
    };
    expect(Object.keys(named)).toEqual(sourceIds);
    for (const [id, words] of Object.entries(named)) {
      for (const word of words) expect(advicePoint(id as AdviceId).text, id).toContain(word);
    }
  });

  it('says “always” in F2 and D1 only, because the source does', () => {
    const saying = allPoints.filter((point) => /\balways\b/i.test(point.text));
    expect(saying.map((point) => point.id)).toEqual(['F2', 'D1']);
  });

  it('has one note of its own, apart from the text of the point', () => {
    expect(allPoints.filter((point) => point.ownNote !== undefined).map((p) => p.id)).toEqual([
      'O2',
    ]);
    expect(advicePoint('O2').text).not.toMatch(/screenshot/);
  });

  it('credits title, author, address and the day it was read', () => {
    for (const part of [
      'Stalking & Harassment – Help and advice',
      'Jo Coles',
      'northyorkshire-pfcc.gov.uk/justakiss/help/',
      'restated from a copy read on 2026-11-22; written for York and North Yorkshire',
    ]) {
      expect(adviceCreditLine).toContain(part);
    }
  });

  it('finds a topic by its id, its title or its beginning', () => {
    expect(findAdviceTopic('online')?.id).toBe('online');
    expect(findAdviceTopic(' What Stalking is ')?.id).toBe('stalking');
    expect(findAdviceTopic('evid')?.id).toBe('evidence');
    expect(findAdviceTopic('what')).toBeNull();
    expect(findAdviceTopic('weather')).toBeNull();
    expect(findAdviceTopic('')).toBeNull();
  });

  it('refuses an id that is not in the source', () => {
    expect(() => advicePoint('Z9' as AdviceId)).toThrow(RangeError);
  });
});

describe('advice for a moment', () => {
  it('shows the points where the guidance says they matter', () => {
    const ids = (moment: Parameters<typeof adviceForMoment>[0]) =>
      adviceForMoment(moment).map((point) => point.id);
    expect(ids('after voicemail')).toEqual(['G4']);
    expect(ids('after screenshot or import')).toEqual(['G3']);
    expect(ids('after gift')).toEqual(['G2']);
    expect(ids('second incident')).toEqual(['H3']);
    expect(ids('after any add')).toEqual(['G7', 'D2', 'D4']);
    expect(ids('no backup for a week')).toEqual([]);
  });
});

describe('helplines', () => {
  it('give a source and the day it was read for each number', () => {
    for (const helpline of helplines) {
      expect(helpline.source).not.toBe('');
      expect(helpline.read).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(helpline.nations.length).toBeGreaterThan(0);
    }
  });

  it('give nobody the number of another nation’s service', () => {
    for (const nation of ['scotland', 'northern-ireland'] as const) {
      const ids = helplinesFor(nation).map((helpline) => helpline.id);
      expect(ids).toEqual(['police-danger', 'police', 'national-stalking-helpline']);
    }
    expect(helplinesFor('england-wales')).toEqual(helplines);
  });
});

describe('the advice as text', () => {
  it.each(['england-wales', 'scotland', 'northern-ireland'] as const)(
    'holds every point, the credit and the numbers for %s',
    (nation) => {
      const text = adviceAsText(nation);
      const flat = text.replace(/\s+/g, ' ');
      for (const point of allPoints) expect(flat).toContain(`${point.id} ${point.text}`);
      for (const helpline of helplinesFor(nation)) expect(flat).toContain(helpline.how);
      expect(flat).toContain('Jo Coles');
      expect(flat).toContain(checkNumbersSentence);
      expect(flat).toContain(`${ownNoteLabel} ${advicePoint('O2').ownNote ?? ''}`);
      expect(text.endsWith('\n')).toBe(true);
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(76);
    },
  );

  it('leaves out a service that does not serve there', () => {
    expect(adviceAsText('scotland')).not.toContain('0808 2000 247');
    expect(adviceAsText('england-wales')).toContain('0808 2000 247');
  });
});

describe('wrapping text', () => {
  it('breaks at spaces, hangs the later lines and keeps a long word whole', () => {
    expect(wrapText('aa bb cc', 5)).toBe('aa bb\ncc');
    expect(wrapText('  aa bb cc', 7, '    ')).toBe('  aa bb\n    cc');
    expect(wrapText('abcdefghij k', 4)).toBe('abcdefghij\nk');
    expect(wrapText('', 4)).toBe('');
  });
});
