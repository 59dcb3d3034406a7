/** Lower case, single spaces, straight quotes, no marks at the end. */
export function normaliseWords(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/[,;!()"\u201c\u201d]/g, ' ')
    .replace(/[.?]+\s*$/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether the whole answer is that it is not known. */
export function saysUnknown(text: string): boolean {
  return (
    /^(?:unknown|unsure|not sure|no idea|dunno|idk|don'?t know|cannot say|can'?t say|not known|n\/a|none)(?: when)?$/.test(
      text,
    ) ||
    /^i(?:'m| am) not sure(?: when)?$/.test(text) ||
    /^(?:i )?(?:really )?(?:don'?t|do not|can'?t|cannot|can not) (?:know|remember|recall|say)(?: (?:when|the (?:date|time|day)|exactly|any ?more|when it (?:was|happened)))*$/.test(
      text,
    )
  );
}

/** Whether the time is said to be a rough one. */
export function saysAbout(text: string): boolean {
  return approximate.test(text);
}

const approximate =
  /\b(?:about|around|roughly|approx(?:imately)?|circa|maybe|probably|possibly|perhaps|i think|or so|or thereabouts|nearly|almost|just (?:after|before)|shortly (?:after|before))\b|~|\d ?-?ish\b/;

/** One wording for "about", so that a bare hour after it is seen as an hour; `last night` as yesterday’s. */
export function writeAbout(text: string): string {
  return text
    .replace(/\b(?:or so|or thereabouts|i think|maybe|probably|possibly|perhaps)\b/g, ' ')
    .replace(
      /\b(?:around|roughly|approx(?:imately)?|circa|nearly|almost|just (?:after|before)|shortly (?:after|before))\b|~/g,
      ' about ',
    )
    .replace(/\b(?:some ?time|at) +(?=about)/g, ' ')
    .replace(/\b(between|from|after|before|by) +about\b/g, '$1')
    .replace(/\babout (\S+) or (?=\S)/g, 'between $1 and ')
    .replace(/\bnight before last\b/g, 'day before yesterday night')
    .replace(/\blate last night\b/g, 'yesterday late night')
    .replace(/\blast (night|evening)\b/g, 'yesterday $1')
    .replace(/\btonight\b/g, 'today night')
    .replace(/\b(yesterday|today|last night) (?=\d{1,2}$)/g, '$1 at ')
    .replace(/ +/g, ' ')
    .trim();
}
