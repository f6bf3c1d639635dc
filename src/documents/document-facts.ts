/** What a file says about its own making: facts to look at, none of them a proof. */
export interface DocumentFacts {
  readonly producer: string | null;
  readonly creator: string | null;
  /** ISO 8601 as far as the file says it. */
  readonly created: string | null;
  readonly modified: string | null;
  /** How often the file was saved, each time after what stood in it before. */
  readonly revisions: number;
  /** The file carries a program; it was not run. */
  readonly script: boolean;
  readonly signatures: readonly SignatureFact[];
}

export interface SignatureFact {
  /** As the certificate names the signer; null when it cannot be read. */
  readonly signer: string | null;
  /** When the signer says that it was signed, ISO 8601. */
  readonly at: string | null;
  /**
   * `signature-verified` only when the signature covers the whole file, its digest is right, and its chain
   * ends in a configured issuer.
   */
  readonly state: 'signature-verified' | 'signature-not-verified';
  /** One sentence: why it is not verified, or by whose word it is. */
  readonly reason: string;
}
