/** What a use case may know about the running service. */
export class ServiceFacts {
  constructor(
    readonly mode: 'demo' | 'production',
    /** Where people reach the service; known once it listens. */
    public url: string,
    /** In figures about all cases, a count of fewer people than this is not shown. */
    readonly smallestCell: number,
  ) {}
}
