/** What a version is to the command line: whole, and without build metadata, as registries take it (SemVer 2.0.0, section 9). */
const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

/** Is the input a version and nothing else? */
export const isVersion = (input: string): boolean => VERSION.test(input);
