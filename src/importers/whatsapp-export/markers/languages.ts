import { english } from './english.ts';
import type { MarkerLanguage } from './marker-language.ts';

/** Every language whose words are known. Register a new one here. */
export const markerLanguages: readonly MarkerLanguage[] = [english];
