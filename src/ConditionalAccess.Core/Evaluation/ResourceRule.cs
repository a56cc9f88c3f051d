using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>How an entry of an application list is matched.</summary>
internal enum AppEntryKind : byte
{
    None = 0,

    /// <summary>One app id.</summary>
    App,

    /// <summary>A group of apps that was supplied.</summary>
    Group,

    /// <summary>A group of apps that was not supplied.</summary>
    UnknownGroup,

    /// <summary>Agents acting as resources.</summary>
    AgentResources,
}

/// <summary>One entry of an application list.</summary>
/// <param name="Kind">How it is matched.</param>
/// <param name="Id">The app id or keyword.</param>
/// <param name="Members">The group's apps; null when not supplied.</param>
internal sealed record AppEntry(AppEntryKind Kind, GraphId Id, HashSet<GraphId>? Members)
{
    public Truth Matches(in Audience audience)
    {
        if (Kind == AppEntryKind.AgentResources) return MatchesAgent(in audience);
        if (audience.AgentBlueprintId.IsKnown && audience.AgentBlueprintId == Id) return Truth.Yes;
        if (!audience.AppId.IsKnown) return Truth.Unknown;
        if (audience.AppId == Id || Members?.Contains(audience.AppId) == true) return Truth.Yes;
        bool mayBeBlueprint = audience.IsAgentResource == true && !audience.AgentBlueprintId.IsKnown;
        return Kind == AppEntryKind.UnknownGroup || mayBeBlueprint ? Truth.Unknown : Truth.No;
    }

    private Truth MatchesAgent(in Audience audience)
    {
        if (audience.IsAgentResource is { } isAgent) return isAgent ? Truth.Yes : Truth.No;
        if (audience.AgentBlueprintId.IsKnown && audience.AgentBlueprintId == Id) return Truth.Yes;
        if (Members is null || !audience.AppId.IsKnown) return Truth.Unknown;
        return Members.Contains(audience.AppId) ? Truth.Yes : Truth.No;
    }
}

/// <summary>What one policy targets (spec 4.4). Answers for any audience; the column holds the answers for the audiences that policies name.</summary>
internal sealed class ResourceRule
{
    private static readonly GraphId WindowsAzureActiveDirectory = "00000002-0000-0000-c000-000000000000";

    /// <summary>A group keyword as an audience: an app that is in no list and has no attributes.</summary>
    private static readonly Audience Keyword = new() { AppId = GraphId.None, Attributes = [], IsAgentResource = false, TrafficProfile = GraphId.None };

    public bool IncludesAll { get; init; }

    public required AppEntry[] Include { get; init; }

    public required AppEntry[] Exclude { get; init; }

    public AttributeFilter? Filter { get; init; }

    public GraphId[] TrafficProfiles { get; init; } = [];

    public bool HasUnknownInclude { get; init; }

    public bool HasUnknownExclude { get; init; }

    /// <summary>Whether an all-resources policy leaves some resource out (spec 4.4).</summary>
    public bool HasResourceExclusion => Exclude.Length > 0 || Filter is { IsExclude: true };

    /// <summary>Whether the answer needs more of an audience than its app id.</summary>
    public bool NeedsMoreThanAppId { get; init; }

    public BaselineScopeMode BaselineMode { get; init; }

    public GraphId BaselineAppId { get; init; }

    /// <summary>Whether one audience is in scope.</summary>
    public Truth Matches(in Audience audience, bool isWhatIf = false) => Matches(in audience, isWhatIf, Include, Exclude);

    /// <summary>Whether a group keyword is in scope when it stands where an app is due, in a what-if: it matches no entry of a list.</summary>
    public Truth MatchesKeyword() => Matches(Keyword, true, [], []);

    private Truth Matches(in Audience audience, bool isWhatIf, AppEntry[] include, AppEntry[] exclude)
    {
        Truth included = IncludesAll ? Truth.Yes : AnyMatches(include, in audience);
        Truth excluded = AnyMatches(exclude, in audience);
        foreach (GraphId profile in TrafficProfiles) included = included.Or(InProfile(in audience, profile, isWhatIf));
        if (HasUnknownInclude) included = included.Or(Truth.Unknown);
        if (HasUnknownExclude) excluded = excluded.Or(Truth.Unknown);
        if (Filter is { } filter)
        {
            included = included.Or(filter.Included(audience.Attributes));
            excluded = excluded.Or(filter.Excluded(audience.Attributes));
        }

        return included.And(excluded.Not());
    }

    /// <summary>Whether any of the request's audiences is in scope.</summary>
    public Truth Matches(in Request request, AudienceSet audiences)
    {
        Truth value = audiences.HasUnknown ? Matches(default, request.IsWhatIf) : Truth.No;
        foreach (ref readonly Audience audience in audiences.Listed) value = value.Or(MatchesOne(in audience, in request, audiences));
        if (audiences.HasClient != Truth.No) value = value.Or(MatchesOne(audiences.Client, in request, audiences).And(audiences.HasClient));
        return value;
    }

    public Truth MatchesOne(in Audience audience, in Request request, AudienceSet audiences)
    {
        if (AudienceSet.IsTokenExchange(audience.AppId, request.Subject)) return Truth.No;
        if (AudienceSet.IsKeyword(audience.AppId)) return request.IsWhatIf ? MatchesKeyword() : Matches(default(Audience));
        return audiences.IsBaseline(audience.AppId) ? MatchesBaseline(in audience, in request, audiences) : Matches(in audience, request.IsWhatIf);
    }

    private Truth MatchesBaseline(in Audience audience, in Request request, AudienceSet audiences)
    {
        if (IncludesAll && HasResourceExclusion && IsExempt(in audience, in request, audiences)) return Truth.No;
        if (BaselineMode == BaselineScopeMode.Legacy) return Matches(in audience, request.IsWhatIf);
        GraphId stand = BaselineMode == BaselineScopeMode.CustomAppId && BaselineAppId.IsKnown ? BaselineAppId : WindowsAzureActiveDirectory;
        return audience.AppId == stand ? Matches(in audience, request.IsWhatIf) : Matches(new Audience { AppId = stand }, request.IsWhatIf);
    }

    private bool IsExempt(in Audience audience, in Request request, AudienceSet audiences)
    {
        bool isGraph = AudienceSet.IsMicrosoftGraph(audience.AppId);
        bool isLegacy = BaselineMode == BaselineScopeMode.Legacy;
        return request.SignIn.Resource.ClientKind switch
        {
            ClientKind.Public => isLegacy && BaselineScopes.IsExemptForPublicClient(audiences.Scopes, isGraph),
            ClientKind.Confidential => IsClientExcluded(request.SignIn.Resource.ClientAppId)
                && (isLegacy ? BaselineScopes.IsExemptForConfidentialClient(audiences.Scopes, isGraph) : audiences.Scopes == ScopeSet.OpenId),
            _ => false,
        };
    }

    private bool IsClientExcluded(GraphId client)
    {
        if (!client.IsKnown) return false;
        foreach (AppEntry entry in Exclude)
        {
            if (entry.Id == client) return true;
        }

        return false;
    }

    private static Truth InProfile(in Audience audience, GraphId profile, bool isWhatIf)
    {
        if (!audience.TrafficProfile.IsKnown) return isWhatIf ? Truth.No : Truth.Unknown;
        return audience.TrafficProfile == profile ? Truth.Yes : Truth.No;
    }

    private static Truth AnyMatches(AppEntry[] entries, in Audience audience)
    {
        Truth value = Truth.No;
        foreach (AppEntry entry in entries)
        {
            value = value.Or(entry.Matches(in audience));
            if (value == Truth.Yes) break;
        }

        return value;
    }
}
