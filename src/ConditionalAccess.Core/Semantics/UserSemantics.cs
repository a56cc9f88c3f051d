using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.2: users, groups, roles and guests are one condition; its entries are alternatives.</summary>
internal static class UserSemantics
{
    // Captured templates hold this text in place of an id; it excludes nobody (spec 1.4).
    private static readonly GraphId TemplatePlaceholder = "Current administrator will be excluded";

    /// <summary>Spec 4.2 for a person.</summary>
    public static Match Users(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (conditions.Users is not { } users) return Match.No;
        var sides = new ConditionSides(PolicyConditions.Users, trace);
        AddSide(sides.Included, users.IncludeUsers, users.IncludeGroups, users.IncludeRoles, users.IncludeGuests, context);
        AddSide(sides.Excluded, users.ExcludeUsers, users.ExcludeGroups, users.ExcludeRoles, users.ExcludeGuests, context);
        sides.AddExtras(users.Extra);
        return sides.Result;
    }

    /// <summary>Spec 4.2, 4.3, A-09 for the user account of an agent: user ids, <c>AllAgentIdUsers</c> and <c>agents</c> only.</summary>
    public static Match AgentUsers(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        var sides = new ConditionSides(PolicyConditions.Users, trace);
        if (conditions.Users is { } users)
        {
            foreach (GraphId entry in users.IncludeUsers) sides.Included.Add(AgentUser(entry, context), UserWord(entry));
            foreach (GraphId entry in users.ExcludeUsers) sides.Excluded.Add(AgentUser(entry, context), UserWord(entry));
            sides.AddExtras(users.Extra);
        }

        if (conditions.Agents is not { } agents) return sides.Result;
        foreach (GraphId entry in agents.IncludeAgentUsers) sides.Included.Add(ListedAgent(entry, context), UserWord(entry));
        foreach (GraphId entry in agents.ExcludeAgentUsers) sides.Excluded.Add(ListedAgent(entry, context), UserWord(entry));
        sides.AddFilter(agents.AgentFilter, Match.NotUnderstood);
        sides.AddExtras(agents.Extra);
        return sides.Result;
    }

    private static void AddSide(
        ConditionSide side, ValueArray<GraphId> users, ValueArray<GraphId> groups, ValueArray<GraphId> roles, GuestAssignment? guests, ReferenceContext context)
    {
        foreach (GraphId entry in users) side.Add(User(entry, context), UserWord(entry));
        foreach (GraphId entry in groups) side.Add(Group(entry, context.SignIn.User), SatisfiedRule.GroupId);
        foreach (GraphId entry in roles) side.Add(Role(entry, context.SignIn.User), SatisfiedRule.RoleId);
        if (guests is not null) GuestSemantics.Add(side, guests, context.SignIn.User);
    }

    private static Match User(GraphId entry, ReferenceContext context)
    {
        if (entry == Keywords.All) return Match.Yes;
        if (entry == Keywords.None || entry == Keywords.AllAgentIdUsers || entry == TemplatePlaceholder) return Match.No;
        if (entry == Keywords.GuestsOrExternalUsers) return GuestSemantics.IsGuestOrExternal(context.SignIn.User);
        return ReferenceContext.SameId(entry, context.SignIn.User.Id);
    }

    private static Match AgentUser(GraphId entry, ReferenceContext context)
    {
        if (entry == Keywords.All) return Match.Of(context.Options.AllUsersCoversAgentUsers);
        if (entry == Keywords.AllAgentIdUsers) return Match.Yes;
        if (entry == Keywords.None || entry == Keywords.GuestsOrExternalUsers || entry == TemplatePlaceholder) return Match.No;
        return ReferenceContext.SameId(entry, context.SignIn.User.Id);
    }

    private static Match ListedAgent(GraphId entry, ReferenceContext context)
    {
        if (entry == Keywords.All) return Match.Yes;
        return entry == Keywords.None ? Match.No : ReferenceContext.SameId(entry, context.SignIn.User.Id);
    }

    private static SatisfiedRule UserWord(GraphId entry)
    {
        if (entry == Keywords.All) return SatisfiedRule.AllUsers;
        if (entry == Keywords.AllAgentIdUsers) return SatisfiedRule.None;
        return entry == Keywords.GuestsOrExternalUsers ? SatisfiedRule.Guest : SatisfiedRule.UserId;
    }

    private static Match Group(GraphId entry, UserSignals user)
    {
        // Old documentation allowed "All" here without saying what it means.
        if (entry == Keywords.All) return Match.NotUnderstood;
        if (user.Groups.IsDefault) return Match.NotSupplied;
        if (user.Groups.Contains(entry)) return Match.Yes;
        return user.HasGroupOverage ? Match.NotSupplied : Match.No;
    }

    private static Match Role(GraphId entry, UserSignals user)
    {
        if (entry == Keywords.All) return Match.NotUnderstood;
        if (user.Roles.IsDefault) return Match.NotSupplied;
        Match result = Match.No;
        foreach (RoleAssignment role in user.Roles) result = result.Or(Role(entry, role));
        return result;
    }

    /// <summary>Spec 4.2: active, built in, for the whole directory.</summary>
    private static Match Role(GraphId entry, RoleAssignment role)
    {
        Match directory = role.Scope == RoleScope.Unknown ? Match.NotSupplied : Match.Of(role.Scope == RoleScope.Directory);
        return ReferenceContext.SameId(entry, role.TemplateId).And(directory).And(Match.Of(role.IsBuiltIn));
    }
}
