/**
 * The marks that always separate a time from its title when they are between the two, written as in a class of characters:
 * dashes except the hyphen, bars and lines, dots, arrows.
 */
export const separatorMarks =
  '‒–—―−⸺⸻－﹣⁃|｜¦‖∣❘\u2500-\u257f•·∙⋅⦁◦‣→➝➜❯▸►▶▷\u2190-\u21ff\u2794\u2798-\u27af\u27b1-\u27be\u27f0-\u27ff\u2b00-\u2b11\u2b60-\u2b95';
