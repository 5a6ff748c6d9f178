import { closeSync, existsSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '@foyer/config';

const DEFAULT_LIMIT_BYTES = 10 * 1024 * 1024;

/** A program's log file. Each start begins a new one; the one before is kept beside it as `.1`. */
export class ProgramLog {
  readonly file: string;
  readonly #limitBytes: number;
  #descriptor: number | undefined;
  #sizeBytes = 0;

  /** @throws the system's error if the file cannot be written */
  constructor(file: string, { limitBytes = DEFAULT_LIMIT_BYTES }: { limitBytes?: number } = {}) {
    this.file = file;
    this.#limitBytes = limitBytes;
    makeFolder(dirname(file));
    this.#begin();
  }

  /** Does nothing once the log is closed. */
  write(line: string): void {
    if (this.#descriptor === undefined) return;
    if (this.#sizeBytes >= this.#limitBytes) {
      closeSync(this.#descriptor);
      this.#begin();
    }
    this.#sizeBytes += writeSync(this.#descriptor, `${line}\n`);
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #begin(): void {
    if (existsSync(this.file)) renameSync(this.file, `${this.file}.1`);
    this.#descriptor = openSync(this.file, 'w');
    this.#sizeBytes = 0;
  }
}
