/**
 * Something stops a command before its own program runs. The message is for the person at the
 * terminal and says what to do; the code is for programs and tests.
 */
export class BootstrapError extends Error {
  /**
   * @param {'PLATFORM_UNSUPPORTED' | 'NODE_UNUSABLE' | 'NPM_MISSING' | 'REGISTRY_UNREACHABLE'
   *   | 'NOT_WRITABLE' | 'DISK_FULL' | 'INTEGRITY_MISMATCH' | 'LOCKFILE_OUTDATED' | 'INSTALL_FAILED'
   *   | 'TOOL_UNKNOWN'} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = 'BootstrapError';
    this.code = code;
  }
}
