/** Work that is done when it is called for, and never twice at once. */
export class Worker {
  readonly #work: () => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #running: Promise<void> | null = null;
  #calledAgain = false;
  #stopped = false;

  /** @param work until there is nothing left to do */
  constructor(work: () => Promise<void>, failed: (error: unknown) => void) {
    this.#work = work;
    this.#failed = failed;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Called for while it works, it looks once more before it rests. */
  call(): void {
    this.#calledAgain = true;
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    while (this.#calledAgain && !this.#stopped) {
      this.#calledAgain = false;
      try {
        await this.#work();
      } catch (error) {
        this.#failed(error);
      }
    }
    this.#running = null;
  }

  /** Resolves when what is in hand is done; the rest is left. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }
}
