/**
 * Answers of a pure function by the text that was asked: transcripts of one school print the same courses
 * again and again. The answers longest in here go first, so that it never grows beyond `most`.
 */
export class RecentAnswers<Answer> {
  private readonly answers = new Map<string, Answer>();

  constructor(private readonly most: number) {}

  /** The answer as it was, or as it is found now. */
  get(asked: string, find: () => Answer): Answer {
    const known = this.answers.get(asked);
    if (known !== undefined) return known;
    const answer = find();
    if (this.answers.size >= this.most) this.answers.delete(this.answers.keys().next().value!);
    this.answers.set(asked, answer);
    return answer;
  }
}
