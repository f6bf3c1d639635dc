/** Rises whenever the same input could give another answer. */
export const ENGINE_VERSION = '8';
