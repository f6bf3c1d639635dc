/** A record with a language that may be the student’s own, and with courses of two far years. */
export const LATE_COURSES = Buffer.from(`Harlow Valley Community College
Official Transcript
Student: Robin Sato
Unit: Semester hours

Fall 2019
Course    Title                       Credits  Grade
SPA 101   Elementary Spanish I        3.00     A
PSY 101   General Psychology          3.00     A-

Fall 2025
Course    Title                       Credits  Grade
SOC 101   Introduction to Sociology   3.00     B+
`);
