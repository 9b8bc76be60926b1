/**
 * Keeps logs and metrics out of the tests' output; imported before anything that logs.
 * @module
 */
process.env.POWERTOOLS_LOG_LEVEL ??= 'SILENT';
process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';
