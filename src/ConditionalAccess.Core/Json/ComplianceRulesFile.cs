using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads a file of custom rules that stands alone.</summary>
internal static class ComplianceRulesFile
{
    /// <summary>The rules; null when they cannot be used, and a finding says why.</summary>
    public static ValueArray<CustomComplianceRule>? Read(SourceText? source, FindingList findings, PolicyReadOptions options)
    {
        if (source is null) return null;
        if (source.Utf8.Length > ComplianceRulesReader.MaxBytes)
        {
            findings.Add(DiagnosticSeverity.Error, DiagnosticCodes.CustomRulesRefused, ComplianceRulesReader.Problem("jsonFileTooLarge", ComplianceRulesReader.TooLarge), ComplianceRulesReader.Remedy, source.Name);
            return null;
        }

        JsonTree? tree = new JsonTreeParser(source, options, findings, DiagnosticSeverity.Warning).Parse();
        if (tree is null || tree.HasDuplicates) return null;
        (ValueArray<CustomComplianceRule> rules, string? error) = new ComplianceRulesReader(new ReadContext(options, findings)).Read(tree.Root);
        return error is null ? rules : null;
    }
}
