using System.Globalization;
using ConditionalAccess.Model;

namespace ConditionalAccess.Cli.Replaying;

/// <summary>A policy as people call it, without quotes.</summary>
internal static class PolicyName
{
    public static string Of(ConditionalAccessPolicy policy, int index)
        => !string.IsNullOrWhiteSpace(policy.DisplayName) ? policy.DisplayName
            : policy.Id.IsKnown ? policy.Id.ToString() : "policy " + (index + 1).ToString(CultureInfo.InvariantCulture);
}
