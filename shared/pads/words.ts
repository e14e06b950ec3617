/** What happened and what to do now. */
export interface Words {
  readonly reason: string;
  readonly next: string;
}
