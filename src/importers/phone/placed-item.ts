import type { SourceItem } from '../../core/source-item.ts';

/**
 * An item of one of several databases, with the database in each place that it names, so that `message 3`
 * is said of one row alone: `sms.db message 3`. A place that names the database already stays.
 */
export function placedItem(item: SourceItem, label: string): SourceItem {
  const placed = (place: string): string =>
    place === label || place.startsWith(`${label} `) ? place : `${label} ${place}`;
  switch (item.type) {
    case 'message': {
      const { message } = item;
      const { answers } = message;
      return {
        ...item,
        message: {
          ...message,
          place: placed(message.place),
          ...(answers === undefined ? {} : { answers: placed(answers) }),
        },
      };
    }
    case 'call':
      return { ...item, call: { ...item.call, place: placed(item.call.place) } };
    case 'contact':
      return { ...item, contact: { ...item.contact, place: placed(item.contact.place) } };
    case 'skipped':
    case 'note':
      return { ...item, where: placed(item.where) };
    case 'file':
    case 'not here':
    case 'phone':
    case 'progress':
      return item;
  }
}
