using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 6.6, 11.3: the sign-in error of a blocked sign-in.</summary>
internal static class FailureCodes
{
    private const int Blocked = 53003;

    public static int Of(ValueArray<ReferenceClause> open, List<ReferencePolicyResult> enabled, ReferenceContext context)
    {
        List<ReferencePolicyResult> blocking = [.. enabled.Where(r => r.Applies && GrantSemantics.HasBlock(r.Policy))];
        if (blocking.Count == 0) return OfDeadClause(open.First(c => c.IsDead), enabled);
        bool byFlow = context.SignIn.Client.RequestKind == RequestKind.RefreshTokenRedemption
            && blocking.All(r => !r.Policy.Conditions.TransferMethods.IsEmpty);
        return byFlow ? 530036 : Blocked;
    }

    private static int OfDeadClause(ReferenceClause clause, List<ReferencePolicyResult> enabled) => clause.Unavailable[0].Kind switch
    {
        RequirementKind.CompliantDevice => 53000,
        RequirementKind.DomainJoinedDevice => 53001,
        RequirementKind.ApprovedApplication => 53002,
        RequirementKind.CompliantApplication => 53009,
        RequirementKind.TokenProtection => 530084,
        RequirementKind.Mfa or RequirementKind.AuthenticationStrength when IsProofUpBlocked(clause.Unavailable[0], enabled) => 53004,
        _ => Blocked,
    };

    private static bool IsProofUpBlocked(RequirementItem item, List<ReferencePolicyResult> enabled)
        => enabled.Any(r => r.Clauses.Any(c => c.Items.Any(i => i.Item == item && i.IsProofUpBlocked)));
}
