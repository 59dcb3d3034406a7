import type { Importer } from './importer.ts';

/** Every importer, in the order in which a source is offered to them. Register a new one here. */
export const importers: readonly Importer[] = [];
