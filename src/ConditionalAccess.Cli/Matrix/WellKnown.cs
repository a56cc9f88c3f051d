namespace ConditionalAccess.Cli.Matrix;

/// <summary>Names of ids that are the same in every tenant and that policies often hold.</summary>
internal static class WellKnown
{
    private static readonly Dictionary<GraphId, string> s_roles = new()
    {
        ["62e90394-69f5-4237-9190-012177145e10"] = "Global Administrator",
        ["194ae4cb-b126-40b2-bd5b-6091b380977d"] = "Security Administrator",
        ["f28a1f50-f6e7-4571-818b-6a12f2af6b6c"] = "SharePoint Administrator",
        ["29232cdf-9323-42fd-ade2-1d097af3e4de"] = "Exchange Administrator",
        ["b1be1c3e-b65d-4f19-8427-f6fa0d97feb9"] = "Conditional Access Administrator",
        ["729827e3-9c14-49f7-bb1b-9608f156bbb8"] = "Helpdesk Administrator",
        ["b0f54661-2d74-4c50-afa3-1ec803f12efe"] = "Billing Administrator",
        ["fe930be7-5e62-47db-91af-98c3a49a38b1"] = "User Administrator",
        ["c4e39bd9-1100-46d3-8c65-fb160da0071f"] = "Authentication Administrator",
        ["9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"] = "Application Administrator",
        ["158c047a-c907-4556-b7ef-446551a6b5f7"] = "Cloud Application Administrator",
        ["966707d0-3269-4727-9be2-8c3a10f19b9d"] = "Password Administrator",
        ["7be44c8a-adaf-4e2a-84d6-ab2649e08a13"] = "Privileged Authentication Administrator",
        ["e8611ab8-c189-46e8-94e1-60213ab1f814"] = "Privileged Role Administrator",
        ["3a2c62db-5318-420d-8d74-23affee5d9d5"] = "Intune Administrator",
        ["69091246-20e8-4a56-aa4d-066075b2a7a8"] = "Teams Administrator",
        ["8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2"] = "Hybrid Identity Administrator",
        ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"] = "Global Reader",
        ["d29b2b05-8046-44ba-8758-1e26182fcf32"] = "Directory Synchronization Accounts",
        ["17315797-102d-40b4-93e0-432062caca18"] = "Compliance Administrator",
        ["0526716b-113d-4c15-b2c8-68e3c22b9f80"] = "Authentication Policy Administrator",
    };

    private static readonly Dictionary<GraphId, string> s_apps = new()
    {
        ["00000002-0000-0ff1-ce00-000000000000"] = "Exchange Online",
        ["00000003-0000-0ff1-ce00-000000000000"] = "SharePoint Online",
        ["00000003-0000-0000-c000-000000000000"] = "Microsoft Graph",
        ["cc15fd57-2c6c-4117-a88c-83b1d56b4bbe"] = "Teams",
        ["0000000a-0000-0000-c000-000000000000"] = "Microsoft Intune",
        ["d4ebce55-015a-49b5-a083-c84d1797ae8c"] = "Microsoft Intune Enrollment",
        ["797f4846-ba00-4fd7-ba43-dac1f8f63013"] = "Azure management",
        [Keywords.Office365] = "Office 365",
        [Keywords.MicrosoftAdminPortals] = "Microsoft admin portals",
        [Signals.UserActions.RegisterSecurityInfo] = "registering security info",
        [Signals.UserActions.RegisterDevice] = "registering or joining a device",
        [Signals.UserActions.AccountRecovery] = "recovering an account",
    };

    public static string Role(GraphId id) => s_roles.GetValueOrDefault(id, id.ToString());

    public static string App(GraphId id) => s_apps.GetValueOrDefault(id, id.ToString());
}
