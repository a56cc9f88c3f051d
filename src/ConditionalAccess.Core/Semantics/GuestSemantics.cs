using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.2: guest types and their home tenants.</summary>
internal static class GuestSemantics
{
    /// <summary>Spec 4.2: <c>GuestsOrExternalUsers</c> is all six guest types from all tenants.</summary>
    public static Match IsGuestOrExternal(UserSignals user)
        => user.Kind == UserKind.Unknown ? Match.NotSupplied : Match.Of(user.Kind != UserKind.InternalMember);

    /// <summary>Spec 4.2: the user is of a listed type and from a tenant in scope.</summary>
    public static void Add(ConditionSide side, GuestAssignment guests, UserSignals user)
    {
        foreach (GraphWord<UserKind> type in guests.Types)
        {
            // A local guest has no external tenant: the list is ignored.
            Match tenant = type.Value == UserKind.InternalGuest ? Match.Yes : Tenant(guests.ExternalTenants, user);
            side.Add(IsOfType(type.Value, user).And(tenant), Word(type.Value));
        }
    }

    private static Match IsOfType(UserKind type, UserSignals user)
    {
        if (type == UserKind.Unknown) return Match.NotUnderstood;
        return user.Kind == UserKind.Unknown ? Match.NotSupplied : Match.Of(user.Kind == type);
    }

    private static Match Tenant(ExternalTenants? tenants, UserSignals user)
    {
        if (tenants is null || tenants.MembershipKind.Value == MembershipKind.All) return Match.Yes;
        if (tenants.MembershipKind.Value == MembershipKind.Unknown) return Match.NotUnderstood;
        if (user.HomeTenantId.IsNone) return Match.No;
        Match result = Match.No;
        foreach (GraphId member in tenants.Members) result = result.Or(ReferenceContext.SameId(member, user.HomeTenantId));
        return result;
    }

    private static SatisfiedRule Word(UserKind type) => type switch
    {
        UserKind.InternalGuest => SatisfiedRule.InternalGuest,
        UserKind.B2bCollaborationGuest => SatisfiedRule.B2bCollaborationGuest,
        UserKind.B2bCollaborationMember => SatisfiedRule.B2bCollaborationMember,
        UserKind.B2bDirectConnectUser => SatisfiedRule.B2bDirectConnectUser,
        UserKind.OtherExternalUser => SatisfiedRule.OtherExternalUser,
        UserKind.ServiceProvider => SatisfiedRule.ServiceProvider,
        _ => SatisfiedRule.None,
    };
}
