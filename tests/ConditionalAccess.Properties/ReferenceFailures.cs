using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>What the reference says fails: the laws of every evaluator need to know which facts fail, and only the reference gives reasons.</summary>
internal static class ReferenceFailures
{
    /// <summary>A failing setting of a policy whose grace is over; null when there is none.</summary>
    public static string? Expired(ComplianceCase c)
    {
        DeviceCompliance result = ComplianceReference.Evaluate(c.Configuration, c.Options, c.Facts, c.Record, c.Now);
        foreach (PolicyCompliance policy in result.Policies)
        {
            if (policy.GraceExpiration is not { } end || (c.Options.BoundaryIsExpired ? c.Now < end : c.Now <= end)) continue;
            foreach (SettingCompliance setting in policy.Settings)
            {
                if (setting.State == ComplianceStatus.NonCompliant) return $"{setting.Setting} of {policy.PolicyId} fails since {policy.EpisodeStart:O}";
            }
        }

        return null;
    }

    /// <summary>Whether the fact at a path fails some setting and passes none.</summary>
    public static bool FailsBy(string path, ComplianceCase c)
    {
        string name = char.ToLowerInvariant(path[0]) + path[1..];
        DeviceCompliance result = ComplianceReference.Evaluate(c.Configuration, c.Options, c.Facts, c.Record, c.Now);
        SettingCompliance[] rows = [.. result.Policies.SelectMany(p => p.Settings).Where(s => s.Sources.Any(e => string.Equals(e.Fact, name, StringComparison.OrdinalIgnoreCase)))];
        return rows.Length > 0 && Array.TrueForAll(rows, r => r.State == ComplianceStatus.NonCompliant) && result.Policies.All(p => p.State is ComplianceStatus.NonCompliant or ComplianceStatus.Error or ComplianceStatus.Compliant or ComplianceStatus.NotApplicable);
    }
}
