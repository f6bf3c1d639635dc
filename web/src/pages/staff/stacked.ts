/**
 * The width below which the columns of the desk stand under one another; `columns.module.css` says the same.
 */
export const STACKED = '(width < 900px)';
