using System.Globalization;
using ConditionalAccess.Model;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>What people call policies and requirements.</summary>
internal sealed class PolicyNames
{
    private readonly string[] _policies;
    private readonly Dictionary<GraphId, string> _strengths = [];

    public PolicyNames(TenantConfiguration tenant)
    {
        _policies = [.. tenant.Policies.Select(Of)];
        IEnumerable<AuthenticationStrength> strengths = tenant.AuthenticationStrengths.Concat(tenant.Policies.Select(p => p.GrantControls?.AuthenticationStrength).OfType<AuthenticationStrength>());
        foreach (AuthenticationStrength strength in strengths.Where(s => s.Id.IsKnown && !string.IsNullOrWhiteSpace(s.DisplayName))) _strengths.TryAdd(strength.Id, strength.DisplayName!);
    }

    public string this[int policy] => _policies[policy];

    /// <summary>The name; the id or the position where there is none.</summary>
    public static string Of(ConditionalAccessPolicy policy, int index)
        => !string.IsNullOrWhiteSpace(policy.DisplayName) ? policy.DisplayName
            : policy.Id.IsKnown ? policy.Id.ToString() : "policy " + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A requirement in a few words.</summary>
    public string Of(RequirementItem item) => item.Kind switch
    {
        RequirementKind.Reauthenticate => "signing in again",
        RequirementKind.Mfa => "MFA",
        RequirementKind.AuthenticationStrength => _strengths.TryGetValue(item.Id, out string? name) ? "strength " + name : "strength " + item.Id,
        RequirementKind.CompliantDevice => "compliant device",
        RequirementKind.DomainJoinedDevice => "hybrid joined device",
        RequirementKind.ApprovedApplication => "approved app",
        RequirementKind.CompliantApplication => "protected app",
        RequirementKind.PasswordChange => "new password",
        RequirementKind.RiskRemediation => "risk remediation",
        RequirementKind.TermsOfUse => "terms of use " + item.Id,
        RequirementKind.CustomControl => "custom control " + item.Id,
        RequirementKind.VerifiedId => "Verified ID",
        RequirementKind.TokenProtection => "token protection",
        RequirementKind.GpsLocation => "GPS location",
        _ => item.ToString(),
    };

    /// <summary>What a cell needs: <c>MFA; compliant device or protected app</c>. What cannot be asked for is in brackets.</summary>
    public string Needs(MatrixCell cell)
    {
        if (cell.Outcome == DecisionOutcome.Granted) return "granted";
        string text = cell.Level switch
        {
            CellLevel.Controls => Needs(cell.Requirements),
            CellLevel.OutOfReach => OutOfReach(cell),
            _ => "blocked",
        };
        return cell.Missing.Count == 0 ? text : text + " (not known: " + string.Join(", ", cell.Missing) + ")";
    }

    private string OutOfReach(MatrixCell cell)
    {
        string text = "blocked without " + Needs(cell.Requirements.Where(r => r.IsDead)), others = Needs(cell.Requirements.Where(r => !r.IsDead));
        return others.Length == 0 ? text : text + ", besides " + others;
    }

    private string Needs(IEnumerable<CellRequirement> requirements) => string.Join("; ", requirements.Select(Needs));

    private string Needs(CellRequirement requirement)
    {
        string open = string.Join(" or ", requirement.Alternatives.Select(Of)), closed = string.Join(" or ", requirement.Unavailable.Select(Of));
        if (open.Length == 0) return closed;
        return closed.Length == 0 ? open : open + " (or " + closed + ")";
    }
}
