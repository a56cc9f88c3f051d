using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.2, assumption A-05: rules that differ between internal and external users.</summary>
internal static class UserKinds
{
    // One kind for each way in which proofs and devices are treated (spec 6.3).
    private static readonly UserKind[] Representatives = [UserKind.InternalMember, UserKind.B2bCollaborationGuest, UserKind.B2bDirectConnectUser];

    public static bool IsExternal(UserKind kind) => kind is not (UserKind.Unknown or UserKind.InternalMember or UserKind.InternalGuest);

    /// <summary>For what can be prompted, a user of a kind that is not known counts as internal .</summary>
    public static UserKind ForPrompts(ReferenceContext context)
        => context.IsUser && context.SignIn.User.Kind != UserKind.Unknown ? context.SignIn.User.Kind : UserKind.InternalMember;

    /// <summary>The value of a rule; when the kind is not known, what every kind agrees on, else unknown.</summary>
    public static Truth Agreed(ReferenceContext context, Func<UserKind, Truth> rule)
    {
        if (!context.IsUser || context.SignIn.User.Kind != UserKind.Unknown) return rule(ForPrompts(context));
        Truth first = rule(Representatives[0]);
        foreach (UserKind kind in Representatives)
        {
            if (rule(kind) != first) return Truth.Unknown;
        }

        return first;
    }
}
