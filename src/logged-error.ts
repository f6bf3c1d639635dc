/**
 * What the log keeps of an error: its kind, code, message and place. A failed query carries its parameters,
 * and a refused letter its receiver; neither is ours to write down.
 */
export function loggedError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: error.message,
    stack: error.stack,
  };
}
