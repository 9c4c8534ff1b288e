import { type Diagnostic, withSeverity } from '../diagnostic/diagnostic.js';
import type { CheckResult } from './check.js';

/** Findings with every warning made an error (`--strict`). */
export function strictDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((finding) =>
    finding.severity === 'warning' ? withSeverity(finding, 'error') : finding,
  );
}

/** A check that can only warn (`--no-verify`). */
export function lenientResult({ check, diagnostics }: CheckResult): CheckResult {
  return {
    check: check?.outcome === 'failed' ? { ...check, outcome: 'warning' } : check,
    diagnostics: diagnostics.map((finding) =>
      finding.severity === 'error' ? withSeverity(finding, 'warning') : finding,
    ),
  };
}

/** A check whose warnings count as failures (`--strict`). */
export function strictResult({ check, diagnostics }: CheckResult): CheckResult {
  return {
    check: check?.outcome === 'warning' ? { ...check, outcome: 'failed' } : check,
    diagnostics: strictDiagnostics(diagnostics),
  };
}
