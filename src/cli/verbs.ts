import type { Command } from 'commander';
import type { Context } from './context.ts';

type Register = (program: Command, context: Context) => void;

/**
 * Every command, in the order of the help. Each is loaded only when it is typed or when help lists it.
 * Register a new one here.
 */
export const verbs: readonly { readonly name: string; load(): Promise<Register> }[] = [
  { name: 'init', load: async () => (await import('./commands/init.ts')).registerInit },
  { name: 'add', load: async () => (await import('./commands/add.ts')).registerAdd },
  { name: 'import', load: async () => (await import('./commands/import.ts')).registerImport },
  { name: 'timeline', load: async () => (await import('./commands/timeline.ts')).registerTimeline },
  { name: 'show', load: async () => (await import('./commands/show.ts')).registerShow },
  { name: 'amend', load: async () => (await import('./commands/amend.ts')).registerAmend },
  { name: 'search', load: async () => (await import('./commands/search.ts')).registerSearch },
  { name: 'mark', load: async () => (await import('./commands/mark.ts')).registerMark },
  { name: 'people', load: async () => (await import('./commands/people.ts')).registerPeople },
  { name: 'orders', load: async () => (await import('./commands/orders.ts')).registerOrders },
  { name: 'told', load: async () => (await import('./commands/told.ts')).registerTold },
  { name: 'describe', load: async () => (await import('./commands/describe.ts')).registerDescribe },
  { name: 'details', load: async () => (await import('./commands/details.ts')).registerDetails },
  { name: 'report', load: async () => (await import('./commands/report.ts')).registerReport },
  { name: 'bundle', load: async () => (await import('./commands/bundle.ts')).registerBundle },
  { name: 'verify', load: async () => (await import('./commands/verify.ts')).registerVerify },
  { name: 'backup', load: async () => (await import('./commands/backup.ts')).registerBackup },
  { name: 'restore', load: async () => (await import('./commands/restore.ts')).registerRestore },
  { name: 'tidy', load: async () => (await import('./commands/tidy.ts')).registerTidy },
  { name: 'advice', load: async () => (await import('./commands/advice.ts')).registerAdvice },
  { name: 'settings', load: async () => (await import('./commands/settings.ts')).registerSettings },
  { name: 'demo', load: async () => (await import('./commands/demo.ts')).registerDemo },
];
