using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>One sign-in under evaluation, with what several conditions derive from it. Lives on the stack.</summary>
internal readonly ref struct Request
{
    private readonly ref readonly SignIn _signIn;

    public Request(ref readonly SignIn signIn, EvaluationMode mode)
    {
        _signIn = ref signIn;
        IsWhatIf = mode == EvaluationMode.WhatIf;
        Subject = signIn.Subject == SubjectKind.Unknown ? SubjectKind.User : signIn.Subject;
        IsExternal = ExternalUsers.IsExternal(Subject, signIn.User.Kind);
        Platform = Resolve(signIn.Client.Platform, DevicePlatform.All, TableSignals.Platforms);
        ClientApp = Resolve(signIn.Client.AppType, ClientAppType.All, TableSignals.ClientApps);
        Device = DeviceFacts.Of(in signIn, IsExternal, IsWhatIf);
    }

    public ref readonly SignIn SignIn => ref _signIn;

    public bool IsWhatIf { get; }

    public SubjectKind Subject { get; }

    /// <summary>Whether the user authenticates in another tenant.</summary>
    public Truth IsExternal { get; }

    public DeviceFacts Device { get; }

    public DevicePlatform Platform { get; }

    public ClientAppType ClientApp { get; }

    // "Any platform" and "any client" are answers to a what-if only; to an access decision they say nothing (spec 9.3).
    private DevicePlatform Resolve(DevicePlatform platform, DevicePlatform all, int count)
        => (int)platform >= count || (platform == all && !IsWhatIf) ? DevicePlatform.Unknown : platform;

    private ClientAppType Resolve(ClientAppType appType, ClientAppType all, int count)
        => (int)appType >= count || (appType == all && !IsWhatIf) ? ClientAppType.Unknown : appType;
}

/// <summary>Who counts as external (spec 4.2).</summary>
internal static class ExternalUsers
{
    public static Truth IsExternal(SubjectKind subject, UserKind kind)
    {
        if (subject != SubjectKind.User) return Truth.No;
        return kind switch
        {
            UserKind.Unknown => Truth.Unknown,
            UserKind.InternalMember or UserKind.InternalGuest => Truth.No,
            _ => Truth.Yes,
        };
    }
}
