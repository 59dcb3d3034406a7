/** What is said of rows and files that were taken in: that they are key, or belong to an incident. */
export interface Marking {
  /** Rows and files: `AB/3:12`, `AB/4`. */
  readonly references: readonly string[];
  /** True marks them as key, false takes the mark away. Absent: nothing is said of that. */
  readonly key?: boolean;
  /** Links them to an incident, or takes the link away. */
  readonly link?: { readonly incident: number; readonly linked: boolean };
  /** The person's reason, in their own words. */
  readonly why?: string;
  readonly recordedBy?: string;
}
